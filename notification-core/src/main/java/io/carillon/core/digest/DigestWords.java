package io.carillon.core.digest;

import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.NotificationRequested;
import io.carillon.tenancy.TenantId;
import java.util.List;

/** Finds the words of a digest. Synchronous and bounded; for worker threads. */
public interface DigestWords {

    /**
     * Renders the first request's template with all of them.
     *
     * @param items in order, at least one
     * @throws io.carillon.rendering.engine.RenderException when there are no words, or they cannot be rendered
     */
    Content render(TenantId tenant, Channel channel, List<NotificationRequested> items);
}
