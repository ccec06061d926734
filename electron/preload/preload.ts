import { contextBridge, ipcRenderer } from 'electron';
import type { NativeApi, NativeContract, NativeOperation, NativeReply } from '#shared/contract/native.ts';
import type { InputOf, OutputOf } from '#shared/contract/operation.ts';
import { backendPortMessage, nativeChannels } from '#shared/contract/nativeChannels.ts';

/**
 * The page's side of the native contract. Only named functions and plain data pass; neither
 * `ipcRenderer` nor any event object reaches the page (Electron security checklist, item 20).
 */
const native: NativeApi = {
  chooseFolder: (input) => call('chooseFolder', input),
  chooseFile: (input) => call('chooseFile', input),
  saveDownload: (input) => call('saveDownload', input),
  savePdf: (input) => call('savePdf', input),
  openSaved: (input) => call('openSaved', input),
  revealSaved: (input) => call('revealSaved', input),
  setFullScreen: (input) => call('setFullScreen', input),
  offerCommands: (input) => call('offerCommands', input),
  connectBackend: () => ipcRenderer.send(nativeChannels.connect),
  onCommand: (listener) => {
    const hear = (_event: unknown, id: unknown) => {
      if (typeof id === 'string') listener(id);
    };
    ipcRenderer.on(nativeChannels.command, hear);
    return () => void ipcRenderer.off(nativeChannels.command, hear);
  },
};

function call<K extends NativeOperation>(operation: K, input: InputOf<NativeContract, K>): Promise<NativeReply<OutputOf<NativeContract, K>>> {
  return ipcRenderer.invoke(nativeChannels.call(operation), input);
}

// A port cannot pass the bridge; it can be posted to the window. The receiver is this very window
// and nothing else ever loads in it, so the target origin needs no narrowing.
ipcRenderer.on(nativeChannels.port, (event) => window.postMessage(backendPortMessage, '*', [...event.ports]));

contextBridge.exposeInMainWorld('native', native);
