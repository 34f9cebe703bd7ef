/** What endpoints may be told; a test event only when somebody asks for it. */
export const EVENTS = [
    { type: 'carillon.notification.status-changed.v1', label: 'A delivery moved on' },
    { type: 'carillon.batch.completed.v1', label: 'A batch or bulk job is through' },
    { type: 'carillon.webhook.endpoint-disabled.v1', label: 'An endpoint was disabled' },
];

export function eventInWords(type: string): string {
    return type === 'carillon.webhook.test.v1' ? 'Test' : (EVENTS.find((event) => event.type === type)?.label ?? type);
}
