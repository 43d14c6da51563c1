import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

// What the oldest browsers that we serve do not have (Chrome 109, Firefox ESR 115), as far as scripts could
// stumble on it. Styles are looked after by scripts/old_browsers.ts.
const TOO_NEW = [
  ['crypto', 'randomUUID', 'It is absent on plain HTTP. Use newId().'],
  ['Promise', 'withResolvers', 'Chrome 119.'],
  ['Object', 'groupBy', 'Chrome 117.'],
  ['Map', 'groupBy', 'Chrome 117.'],
  ['Array', 'fromAsync', 'Chrome 121.'],
  ['AbortSignal', 'any', 'Chrome 116.'],
  ['URL', 'canParse', 'Chrome 120.'],
];
const TOO_NEW_METHODS = [
  'toSorted',
  'toReversed',
  'toSpliced',
  'showPopover',
  'hidePopover',
  'togglePopover',
  'requestClose',
];

export default ts.config(
  { ignores: ['dist/', 'node_modules/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        ...TOO_NEW.map(([object, property, message]) => ({ object, property, message })),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: `MemberExpression[property.name=/^(${TOO_NEW_METHODS.join('|')})$/]`,
          message: 'Chrome 109 or Firefox 115 does not have it.',
        },
        {
          selector: 'AssignmentExpression > MemberExpression[property.name=/^(innerHTML|outerHTML)$/]',
          message: 'Nothing that came over the wire is ever HTML.',
        },
        {
          selector: 'SvelteElement > SvelteStartTag > SvelteAttribute[key.name="style"]',
          message: 'The Content-Security-Policy forbids style attributes; use a class or a style: directive.',
        },
      ],
      'svelte/no-at-html-tags': 'error',
      // State that is replaced whole ($state.raw) may well be a Map.
      'svelte/prefer-svelte-reactivity': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  {
    files: ['scripts/**', 'e2e/**', 'src/**/*.test.ts'],
    rules: { 'no-console': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
