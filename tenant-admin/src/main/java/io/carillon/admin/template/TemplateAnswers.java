package io.carillon.admin.template;

import io.carillon.admin.http.Revision;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers that carry a template and its entity tag. */
final class TemplateAnswers {
    private TemplateAnswers() {}

    static RestResponse<TemplateView> ok(Template template) {
        return ResponseBuilder.ok(TemplateView.of(template))
                .header("ETag", Revision.tag(template.revision()))
                .build();
    }

    static RestResponse<VersionView> published(Publication publication) {
        return ResponseBuilder.ok(VersionView.of(publication.version(), publication.warnings()))
                .header("ETag", Revision.tag(publication.template().revision()))
                .build();
    }

    static RestResponse<TemplateView> created(Template template) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, TemplateView.of(template))
                .location(URI.create("/api/v1/admin/templates/" + template.id()))
                .header("ETag", Revision.tag(template.revision()))
                .build();
    }
}
