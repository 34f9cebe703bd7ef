package io.carillon.admin.provider;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Set;

/**
 * A provider account as the audit log shows it.
 *
 * @param secretsSet names of the secrets that were given or taken away with this change
 */
record AuditedProvider(@JsonUnwrapped ProviderView provider, Set<String> secretsSet) {}
