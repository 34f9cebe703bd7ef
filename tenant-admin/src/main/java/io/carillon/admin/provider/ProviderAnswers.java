package io.carillon.admin.provider;

import io.carillon.admin.http.Revision;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers that carry a provider account and its entity tag. */
final class ProviderAnswers {
    private ProviderAnswers() {}

    static RestResponse<ProviderView> ok(Provider provider) {
        return ResponseBuilder.ok(ProviderView.of(provider))
                .header("ETag", Revision.tag(provider.revision()))
                .build();
    }

    static RestResponse<ProviderView> created(Provider provider) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, ProviderView.of(provider))
                .location(URI.create("/api/v1/admin/providers/" + provider.id()))
                .header("ETag", Revision.tag(provider.revision()))
                .build();
    }
}
