/** Vite turns these into files of the build. */
declare module '*.css';
