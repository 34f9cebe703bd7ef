import { useGetIdentity } from 'react-admin';
import { may, type Identity } from '../auth/roles';

/** Whether the person may do this: what is not allowed is not shown. Nothing is while nobody is known. */
export function useMay(action: string, resource: string): boolean {
    const identity = useIdentity();
    return identity ? may(identity, action, resource) : false;
}

export function useIdentity(): Identity | undefined {
    return useGetIdentity().data as Identity | undefined;
}
