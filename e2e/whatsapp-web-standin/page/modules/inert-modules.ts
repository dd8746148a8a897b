import type { ModuleDefinitions, ModuleExports } from '../module-loader.ts';

/** Functions that wa-js wraps when it starts, and that nothing here ever calls. */
const names: Record<string, string[]> = {
  WAWebE2EProtoGenerator: ['createMsgProtobuf'],
  WAWebSendMsgJob: ['encryptAndSendMsg'],
  WAWebABProps: ['getABPropConfigValue'],
  WAWebGenMinimalLinkPreviewChatAction: ['genMinimalLinkPreview'],
  useWAWebLinkPreview: ['findFirstWebLink'],
  WAWebBackendJobsCommon: ['encodeMaybeMediaType', 'mediaTypeFromProtobuf'],
  WAWebE2EProtoUtils: ['typeAttributeFromProtobuf'],
  WAWebSendMsgCreateFanoutStanza: ['createFanoutMsgStanza'],
  WAWebImageUtils: ['generateVideoThumbsAndDuration'],
  WAWebMediaDataUtils: ['processRawSticker'],
  WAWebMediaMmsV4Upload: ['uploadMedia'],
  WAWebChatPinBridge: ['getNumChatsPinned'],
  WAWebBizLabelUtils: ['addToLabelCollection', 'removeLabelFromCollection'],
  WAWebHandleSingleMsgWorkerCompatible: ['handleSingleMsg'],
  WAWebPrimaryFeatures: ['primaryFeatureEnabled'],
  WAWebApiChat: ['createChatRecord'],
  WAWebChatSearchFilters: ['isFilterExcludedFromSearchTreatmentInInboxFlow'],
};

function inert(exports: string[]): ModuleExports {
  return Object.fromEntries(exports.map((name) => [name, () => undefined]));
}

export const inertModules: ModuleDefinitions = Object.fromEntries(
  Object.entries(names).map(([module, exports]) => [module, inert(exports)]),
);
