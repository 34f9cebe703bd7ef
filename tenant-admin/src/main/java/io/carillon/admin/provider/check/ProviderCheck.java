package io.carillon.admin.provider.check;

import io.carillon.admin.provider.ProviderType;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Looks at an account at one provider without sending anything. What is wrong at the provider is a step that is not ok,
 * never a failure.
 */
interface ProviderCheck {

    ProviderType type();

    Uni<List<CheckStep>> check(OpenedAccount account);
}
