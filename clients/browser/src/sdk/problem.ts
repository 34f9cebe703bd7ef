/** What a server says when it refuses (RFC 9457), or what stands for it when none could be reached. */
export class CarillonError extends Error {
  /** The problem's last name, for example `not-found`; `unreachable` when no server answered. */
  readonly code: string;
  /** HTTP status, 0 when no server answered. */
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.name = 'CarillonError';
    this.code = code;
    this.status = status;
  }

  static async of(response: Response): Promise<CarillonError> {
    const problem = await response.json().catch(() => ({}));
    const type = typeof problem.type === 'string' ? problem.type : 'unknown';
    return new CarillonError(
      type.slice(type.lastIndexOf(':') + 1),
      response.status,
      problem.detail ?? problem.title ?? `HTTP ${response.status}`,
    );
  }
}
