package io.carillon.admin.provider;

import io.carillon.admin.http.Revision;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers that carry a provider account and its entity tag. */
@ApplicationScoped
class ProviderAnswers {
    private final Callbacks callbacks;

    ProviderAnswers(ProviderConfig config) {
        this.callbacks = new Callbacks(config.publicUrl().toString());
    }

    ProviderView view(Provider provider) {
        return ProviderView.of(provider, callbacks.of(provider).orElse(null));
    }

    RestResponse<ProviderView> ok(Provider provider) {
        return ResponseBuilder.ok(view(provider))
                .header("ETag", Revision.tag(provider.revision()))
                .build();
    }

    RestResponse<ProviderView> created(Provider provider) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, view(provider))
                .location(URI.create("/api/v1/admin/providers/" + provider.id()))
                .header("ETag", Revision.tag(provider.revision()))
                .build();
    }
}
