import { SERVICE } from '../api/client';
import { ApiProblem } from '../api/problem';

/** Uploads a file with its settings, telling how far it is: `fetch` cannot. The settings go first. */
export function upload(token: string, job: object, file: File, onProgress: (share: number) => void): Promise<{ jobId: string }> {
    const form = new FormData();
    form.append('job', new Blob([JSON.stringify(job)], { type: 'application/json' }));
    form.append('file', file, file.name);
    return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open('POST', `${SERVICE}/bulk/csv`);
        request.setRequestHeader('Authorization', `Bearer ${token}`);
        request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
        request.onerror = () => reject(new ApiProblem(0, { title: 'The upload broke off. Nothing of it was sent.' }));
        request.onload = () => {
            const body = parsed(request.responseText);
            if (request.status === 202) {
                resolve(body as { jobId: string });
            } else {
                reject(new ApiProblem(request.status, body));
            }
        };
        request.send(form);
    });
}

function parsed(text: string): object {
    try {
        return JSON.parse(text) as object;
    } catch {
        return {};
    }
}
