/** Opens the menu of acting persons at the foot of the navigation. */
export function chooseNext(): void {
  document.querySelector<HTMLButtonElement>('[data-acting-person]')?.click();
}
