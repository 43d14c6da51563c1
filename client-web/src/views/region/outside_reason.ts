// Why there is nobody to welcome.

export type OutsideReason = 'no_invitation' | 'unknown_token' | 'unreachable' | 'wrong_page' | 'waiting';
