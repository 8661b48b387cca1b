import { zipSync } from 'fflate';
import type { Book } from './book.ts';

/** The book as an .xlsx. */
export function saveBook(book: Book): Uint8Array {
  return zipSync({ ...book.parts });
}
