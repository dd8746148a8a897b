import {
  Cmd,
  CmdImpl,
  Conn,
  ConnImpl,
  NetworkStatus,
  Socket,
  SOCKET_STATE,
  SOCKET_STREAM,
  Stream,
} from '../connection-state.ts';
import { Emitter } from '../emitter.ts';
import type { ModuleDefinitions } from '../module-loader.ts';

/** Where the page stands with WhatsApp, and which build it is. */
export function connectionModules(version: string): ModuleDefinitions {
  const [primary, secondary, tertiary] = version.split('.');
  return {
    WAWebStreamModel: { Stream },
    WAWebSocketModel: { Socket },
    WAWebSocketConstants: { SOCKET_STATE, SOCKET_STREAM, WATCHED_SOCKET_STATE: SOCKET_STATE },
    WAWebConnModel: { Conn, ConnImpl },
    WAWebNetworkStatus: { default: NetworkStatus },
    WAWebCmd: { Cmd, CmdImpl },
    WAWebBackendEventBus: { BackendEventBus: new Emitter(), BackendEvent: {} },
    WAWebLogoutReason: { getErrorCodeFromLogoutReason: () => undefined },
    WAWebIsOfficialClient: { isOfficialClient: true },
    WAWebUpdaterVersion: { SANITIZED_VERSION_STR: version },
    WAWebBuildConstants: {
      VERSION_STR: version,
      VERSION_BASE: version,
      VERSION_PRIMARY: primary,
      VERSION_SECONDARY: secondary,
      VERSION_TERTIARY: tertiary,
      WINDOWS_BUILD: null,
    },
  };
}
