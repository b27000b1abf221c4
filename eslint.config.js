import tseslint from 'typescript-eslint'

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'out/',
      'coverage/',
      'src/grammar/compiled*.ts',
      'src/clean/marks/weights.ts',
      'src/extract/measured.ts',
      'src/divisions/data.ts',
      'src/value/simplified.ts',
    ],
  },
  ...tseslint.configs.recommended,
  {
    rules: {
      // Indexes that the code has just checked, and groups of a pattern that has just matched.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-non-null-asserted-optional-chain': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
)
