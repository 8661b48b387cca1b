/** GB 32100-2015: the 31 characters of a 统一社会信用代码, and the weights of its first 17. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** GB 11714: weights of the first 8 characters of the organisation code at positions 9 to 17. */
const INNER_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

export const isCreditCodeShaped = (code: string): boolean => SHAPE.test(code);

/** `isCreditCode('51320000123456788B')`: both check characters are right. */
export function isCreditCode(code: string): boolean {
  return SHAPE.test(code) && checkCharacter(code) === code[17] && innerCheckCharacter(code) === code[16];
}

function checkCharacter(code: string): string | undefined {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * ALPHABET.indexOf(code[i] as string), 0);
  // A sum that is a multiple of 31 has the check character 0.
  return ALPHABET[(31 - (sum % 31)) % 31];
}

/** Letters count from A = 10 in GB 11714, with I and O among them. */
function innerCheckCharacter(code: string): string {
  const sum = INNER_WEIGHTS.reduce(
    (total, weight, i) => total + weight * Number.parseInt(code[8 + i] as string, 36),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}
