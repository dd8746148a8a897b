/**
 * Must be evaluated before wa-js: by default it loads Google Analytics and sends the URL of every previewed link, also of
 * those that the user types by hand, to three servers (wa-js 4.6.0, read and measured in November 2026). `[]` switches
 * the servers off; `null` would not.
 */
window.WPPConfig = {
  ...window.WPPConfig,
  disableGoogleAnalytics: true,
  linkPreviewApiServers: [],
  syncAllStatus: false,
  sendStatusToDevice: false,
  // The default renames the linked device to "WPPConnect".
  deviceName: false,
};
