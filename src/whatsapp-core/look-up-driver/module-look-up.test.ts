import { describe, expect, it, vi } from 'vitest';
import { moduleLookUp } from './module-look-up';

interface Module {
  exports: Record<string, unknown>;
  /** WhatsApp itself has used it. */
  used?: boolean;
}

function store(model: string, members = 1) {
  class Model {}
  Object.assign(Model.prototype, { proxyName: model });
  const nothing = () => undefined;
  return {
    modelClass: Model,
    getModelsArray: () => Array.from({ length: members }, () => ({})),
    get: nothing,
    on: nothing,
    off: nothing,
  };
}

/** A page with WhatsApp's loader. */
function page(modules: Record<string, Module>) {
  const instantiated: string[] = [];
  const load = (name: string) => {
    const module = modules[name];
    if (!module) throw new Error(`Requiring unknown module "${name}".`);
    if (!module.used) instantiated.push(name);
    return module.exports;
  };
  const modulesMap = () =>
    Object.fromEntries(
      Object.entries(modules).map(([name, { exports, used }]) => [
        name,
        used ? { factoryFinished: true, exports } : { factoryFinished: false, exports: null },
      ]),
    );
  const require = (name: string) => {
    if (name !== '__debug') throw new Error('Only the map is required.');
    return { modulesMap: modulesMap() };
  };
  return { window: { require, importNamespace: load } as unknown as Window, instantiated };
}

describe('the look-up', () => {
  it('finds a store in the module that had it', () => {
    const chats = store('chat');
    const { window } = page({ WAWebChatCollection: { exports: { ChatCollection: chats } } });
    expect(moduleLookUp(window).find('ChatStore')).toBe(chats);
  });

  it.each([
    ['another module', 'WAWebChatStore', 'ChatCollection'],
    ['another export', 'WAWebChatCollection', 'Chats'],
    ['another module and export', 'WAWebChats', 'default'],
  ])('finds a store that moved to %s', (_where, module, name) => {
    const chats = store('chat');
    const { window } = page({
      WAWebOther: { exports: { MsgCollection: store('msg'), nothing: null }, used: true },
      [module]: { exports: { [name]: chats }, used: true },
    });
    expect(moduleLookUp(window).find('ChatStore')).toBe(chats);
  });

  it('instantiates nothing that is not on its list', () => {
    const { window, instantiated } = page({
      WAWebChats: { exports: { ChatCollection: store('chat') } },
      WAWebMsgCollection: { exports: { MsgCollection: store('msg') } },
    });
    const lookUp = moduleLookUp(window);
    expect(lookUp.find('ChatStore')).toBeUndefined();
    expect(lookUp.find('MsgStore')).toBeDefined();
    expect(instantiated).toEqual(['WAWebMsgCollection']);
  });

  it('takes a bare function by its own name alone', () => {
    const finder = vi.fn();
    const { window } = page({
      WAWebAnything: { exports: { unrelated: vi.fn(), msgFindByDirection: finder }, used: true },
    });
    expect(moduleLookUp(window).find('msgFindByDirection')).toBe(finder);
    expect(moduleLookUp(window).find('isAuthenticated')).toBeUndefined();
  });

  it('takes the fullest of several stores of one model, and none while all are empty', () => {
    const channels = store('chat', 0);
    const modules: Record<string, Module> = {
      WAWebNewsletterCollection: { exports: { default: channels }, used: true },
    };
    const { window } = page(modules);
    const lookUp = moduleLookUp(window);
    expect(lookUp.find('ChatStore')).toBeUndefined();
    channels.getModelsArray = () => [{}];
    const chats = store('chat', 40);
    delete modules['WAWebNewsletterCollection'];
    modules['WAWebChats'] = { exports: { AllChats: chats }, used: true };
    modules['WAWebChannels'] = { exports: { default: channels }, used: true };
    expect(lookUp.find('ChatStore')).toBe(chats);
  });

  it('is not misled by what only looks a little like it, nor by what throws', () => {
    const { window } = page({
      WAWebChatCollection: { exports: { ChatCollection: { getModelsArray: () => [] } } },
      WAWebThrowing: {
        used: true,
        exports: Object.defineProperty({}, 'ChatCollection', {
          enumerable: true,
          get: () => {
            throw new Error('Not any more.');
          },
        }) as Record<string, unknown>,
      },
    });
    expect(moduleLookUp(window).find('ChatStore')).toBeUndefined();
  });

  it('looks again when more modules are there', () => {
    const modules: Record<string, Module> = { WAWebFirst: { exports: {}, used: true } };
    const { window } = page(modules);
    const lookUp = moduleLookUp(window);
    expect(lookUp.find('ChatStore')).toBeUndefined();
    modules['WAWebChats'] = { exports: { default: store('chat') }, used: true };
    expect(lookUp.find('ChatStore')).toBeDefined();
    expect(lookUp.modules()).toBe(2);
  });

  it('finds nothing on a page that is not WhatsApp’s', () => {
    const lookUp = moduleLookUp({} as Window);
    expect(lookUp.find('ChatStore')).toBeUndefined();
    expect(lookUp.modules()).toBe(0);
  });
});
