/** What an event of the timeline says, in words. */
const EVENTS: Record<string, string> = {
    ACCEPTED: 'Accepted',
    REJECTED: 'Refused',
    REPEAT_DROPPED: 'A repeat was dropped',
    PLANNED: 'Planned',
    SCHEDULED: 'Scheduled for later',
    HELD: 'Held back',
    MOVED_ON: 'Moved on to the next step',
    DIGESTED: 'Told in a digest',
    SKIPPED: 'Skipped',
    SUPPRESSED: 'Suppressed',
    CANCELLED: 'Cancelled',
    DELIVERED_TO_INBOX: 'Put into the inbox',
    SEEN: 'Seen',
    DELIVERED: 'Delivered',
    OPENED: 'Opened',
    CLICKED: 'Link clicked',
    BOUNCED: 'Bounced',
    ATTEMPT_SENT: 'Handed over to the provider',
    ATTEMPT_FAILED: 'The attempt failed',
    RETRY_PLANNED: 'Will be tried again',
    EMITTED_AGAIN: 'Sent on its way again',
    REDRIVEN: 'Re-driven by an administrator',
    FAILED: 'Failed',
    EXPIRED: 'Expired',
};

/** Why, in words; `docs/reasons.md` says more. */
const REASONS: Record<string, string> = {
    'validation-failed': 'the request has invalid fields',
    'tenant-unknown': 'there is no such tenant',
    'tenant-suspended': 'the tenant is suspended',
    'template-not-found': 'the template or version does not exist',
    'template-failed': 'the template could not be rendered',
    'variables-missing': 'variables the template needs are missing',
    'variables-invalid': 'variables do not fit the template’s schema',
    'no-channel': 'no channel was wanted or possible',
    'no-contact': 'the recipient has no address on this channel',
    'no-content': 'the template says nothing on this channel',
    'idempotency-key-reused': 'the idempotency key was used for another request',
    duplicate: 'the same request came before',
    'preference-opted-out': 'the recipient does not want this',
    'quiet-hours': 'it is quiet hours for the recipient',
    'suppressed-hard-bounce': 'the address bounced for good',
    'suppressed-complaint': 'the recipient complained',
    'suppressed-stop': 'the recipient answered STOP',
    'suppressed-dead-token': 'the device is gone',
    'suppressed-manual': 'somebody put the address on the list',
    'recipient-unresolved': 'the user service could not say who this is',
    'subscriber-erased': 'the person was erased',
    'time-budget-over': 'it would come too late',
    cancelled: 'it was cancelled',
    'escalation-answered': 'an earlier step was answered',
    'step-failed': 'an earlier step reached nobody',
    'digest-waiting': 'it waits for its digest',
    digested: 'it is told in a digest',
    'batch-cancelled': 'its batch was cancelled',
    transient: 'the provider has trouble at the moment',
    throttled: 'the provider asks to slow down',
    'breaker-open': 'the provider failed too often and gets a pause',
    'invalid-recipient': 'the provider does not know the address',
    'content-refused': 'the provider refuses the content',
    misconfigured: 'credentials, sender or route are wrong',
    internal: 'something broke on our side',
    'no-outcome-heard': 'nothing was heard of the attempt',
    redriven: 'an administrator asked for another attempt',
    bounced: 'the message came back',
    'failed-later': 'the provider could not deliver it',
    complained: 'the recipient called it spam',
    stopped: 'the recipient answered STOP',
    'invalid-json': 'it is not the JSON expected',
    'missing-attribute': 'a header is missing',
    'invalid-tenant': 'the tenant is no UUID',
    'unexpected-type': 'the event does not belong here',
    unprocessable: 'processing failed for what is in it',
};

export const REASON_CODES = Object.keys(REASONS);

export function eventInWords(event: string): string {
    return EVENTS[event] ?? event.toLowerCase().replaceAll('_', ' ');
}

export function reasonInWords(reason: string): string {
    return REASONS[reason] ?? reason.replaceAll('-', ' ');
}

export type Tone = 'good' | 'bad' | 'warn' | 'plain';

const TONES: Record<string, Tone> = {
    DELIVERED: 'good', OPENED: 'good', CLICKED: 'good', SEEN: 'good', DELIVERED_TO_INBOX: 'good', ATTEMPT_SENT: 'good',
    REJECTED: 'bad', FAILED: 'bad', EXPIRED: 'bad', BOUNCED: 'bad', ATTEMPT_FAILED: 'bad',
    RETRY_PLANNED: 'warn', HELD: 'warn', SKIPPED: 'warn', SUPPRESSED: 'warn', CANCELLED: 'warn',
};

export function toneOf(event: string): Tone {
    return TONES[event] ?? 'plain';
}
