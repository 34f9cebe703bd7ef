package io.carillon.admin.openapi;

import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What is created is answered as it is shown later: the scanner leaves the body of a 201 out. */
final class CreatedAnswers {
    private CreatedAnswers() {}

    static void addTo(Paths paths) {
        paths.getPathItems().forEach((path, item) -> answer(item.getPOST(), "201")
                .filter(created -> created.getContent() == null)
                .ifPresent(created -> shown(paths, path).ifPresent(created::setContent)));
    }

    private static Optional<Content> shown(Paths paths, String path) {
        return paths.getPathItems().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(path + "/{")
                        && entry.getValue().getGET() != null)
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .map(PathItem::getGET)
                .map(get -> answer(get, "200"))
                .flatMap(Optional::stream)
                .map(APIResponse::getContent)
                .findFirst();
    }

    private static Optional<APIResponse> answer(Operation operation, String status) {
        return Optional.ofNullable(operation)
                .map(Operation::getResponses)
                .map(responses -> responses.getAPIResponse(status));
    }
}
