export const CHANNELS = ['email', 'sms', 'push', 'whatsapp', 'in-app', 'webhook'] as const;

const NAMES: Record<string, string> = {
    email: 'E-mail',
    sms: 'SMS',
    push: 'Push',
    whatsapp: 'WhatsApp',
    'in-app': 'In-app',
    webhook: 'Webhook',
};

const LIGHT: Record<string, string> = {
    email: '#17594f',
    sms: '#b3701c',
    push: '#3b6ea5',
    whatsapp: '#5d8f3a',
    'in-app': '#8a4f8f',
    webhook: '#6b6f76',
};

const DARK: Record<string, string> = {
    email: '#6cc3b3',
    sms: '#e6b277',
    push: '#8fb8e8',
    whatsapp: '#a7d07f',
    'in-app': '#d29bd6',
    webhook: '#b4b9c0',
};

export function channelName(channel: string): string {
    return NAMES[channel] ?? channel;
}

export function channelColor(channel: string, mode: 'light' | 'dark'): string {
    return (mode === 'dark' ? DARK : LIGHT)[channel] ?? '#888888';
}
