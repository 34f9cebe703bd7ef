import { HttpError } from 'react-admin';

/** One thing that is wrong with a request, by JSON pointer. */
export interface Fault {
    pointer: string;
    detail: string;
}

interface Body {
    title?: string;
    detail?: string;
    type?: string;
    errors?: Fault[];
}

/** An answer of the API that is no success, in words (RFC 9457). */
export class ApiProblem extends HttpError {
    readonly faults: Fault[];
    readonly slug: string;

    constructor(status: number, body: Body) {
        const faults = body.errors ?? [];
        super(sentence(status, body), status, { errors: fieldErrors(faults) });
        // the framework's error makes itself its own prototype
        Object.setPrototypeOf(this, ApiProblem.prototype);
        this.faults = faults;
        this.slug = (body.type ?? '').split(':').pop() ?? '';
    }
}

export async function problemOf(answer: Response): Promise<ApiProblem> {
    const body = (await answer.json().catch(() => ({}))) as Body;
    return new ApiProblem(answer.status, body);
}

const OF_STATUS: Record<number, string> = {
    401: 'Your session has ended.',
    403: 'Your role does not allow this.',
    404: 'This does not exist (any more).',
    412: 'Somebody else changed this meanwhile.',
    413: 'This is too large.',
    429: 'Too many requests; please wait a moment.',
    503: 'A part of the service cannot be reached; please try again soon.',
    504: 'The service did not answer in time; please try again.',
};

function sentence(status: number, body: Body): string {
    const words = [OF_STATUS[status] ?? body.title, body.detail].filter(Boolean).join(' — ');
    return words || `The service answered with status ${status}.`;
}

/** Faults as the form library wants them: `/limits/perHour` becomes `{limits: {perHour: …}}`. */
export function fieldErrors(faults: Fault[]): Record<string, unknown> {
    const errors: Record<string, unknown> = {};
    for (const fault of faults) {
        const steps = stepsOf(fault.pointer);
        if (steps.length > 0) {
            put(errors, steps, fault.detail);
        }
    }
    return errors;
}

export function stepsOf(pointer: string): string[] {
    return pointer
        .split('/')
        .slice(1)
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function put(errors: Record<string, unknown>, steps: string[], detail: string): void {
    const [first, ...rest] = steps;
    if (rest.length === 0) {
        errors[first] ??= detail;
        return;
    }
    const inner = errors[first];
    if (typeof inner === 'string') {
        return;
    }
    errors[first] = inner ?? {};
    put(errors[first] as Record<string, unknown>, rest, detail);
}
