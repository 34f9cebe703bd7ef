import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { actFor, SYSTEM, type ActingFor } from '../app/acting';

/** Begins to act for a tenant, or ends it; what was read for another is forgotten. */
export function useActFor(): (tenant: ActingFor | null) => void {
    const navigate = useNavigate();
    const queries = useQueryClient();
    return (tenant) => {
        actFor(tenant && { id: tenant.id, name: tenant.name });
        queries.clear();
        navigate(tenant === null ? '/tenants' : tenant.id === SYSTEM.id ? '/lookups' : '/');
    };
}
