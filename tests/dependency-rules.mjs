/** Which room may know which: the directions of the architecture, checked in the test run. */
const only = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

export default {
  forbidden: [
    only('no-cycles', 'A cycle is two subjects in one.', {}, { circular: true }),
    only('shared-is-pure', 'The domain knows no platform.', { path: '^shared/' }, { path: '^(main|renderer)/' }),
    only('shared-has-no-node', 'The domain knows no Node.', { path: '^shared/' }, { dependencyTypes: ['core'] }),
    only(
      'model-is-the-ground',
      'shared/model knows no other room.',
      { path: '^shared/model/' },
      { path: '^shared/(rules|pack|content)/|^shared/contract' },
    ),
    only(
      'rules-know-no-pack',
      'shared/rules stands below shared/pack and the contract.',
      { path: '^shared/rules/' },
      { path: '^shared/pack/|^shared/contract' },
    ),
    only(
      'content-is-data',
      'Content is data over the model.',
      { path: '^shared/content/' },
      { path: '^shared/(rules|pack)/|^shared/contract' },
    ),
    only(
      'main-not-renderer',
      'Main and the window never import each other.',
      { path: '^main/' },
      { path: '^renderer/' },
    ),
    only(
      'renderer-not-main',
      'Main and the window never import each other.',
      { path: '^renderer/' },
      { path: '^main/' },
    ),
    only(
      'electron-in-desktop-only',
      'Only the desktop host knows Electron.',
      { path: '^main/', pathNot: '^main/desktop/' },
      { path: '^node_modules/(electron|electron-store)/' },
    ),
    only(
      'electron-not-in-window',
      'The window knows no Electron.',
      { path: '^renderer/' },
      { path: '^node_modules/(electron|electron-store)/' },
    ),
    only(
      'pdfkit-in-pack-only',
      'Only main/pack draws.',
      { path: '^(main|renderer|shared)/', pathNot: '^main/pack/' },
      { path: '^node_modules/(pdfkit|fontkit)/' },
    ),
    only(
      'app-knows-no-host',
      'createApp works the same in every host.',
      { path: '^main/(app|workspace|backup|pack|import)/' },
      { path: '^main/(desktop|browser|cli)/' },
    ),
    only(
      'features-stand-alone',
      'Features never import each other.',
      { path: '^renderer/features/([^/]+)/' },
      { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    ),
    only(
      'components-are-domain-free',
      'Components know no domain and no state.',
      { path: '^renderer/components/' },
      { path: '^renderer/(features|state|app)/|^shared/(rules|pack|content)/|^shared/contract' },
    ),
    only(
      'state-calls-the-app',
      'State stands below features and the shell.',
      { path: '^renderer/state/' },
      { path: '^renderer/(features|app)/' },
    ),
    only(
      'product-knows-no-tests',
      'The product does not import tests.',
      { path: '^(main|renderer|shared)/' },
      { path: '^tests/' },
    ),
    only(
      'no-orphan-packages',
      'Everything imported is a declared dependency.',
      { path: '^(main|renderer|shared)/' },
      { dependencyTypes: ['unknown', 'undetermined', 'npm-no-pkg', 'npm-unknown'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
