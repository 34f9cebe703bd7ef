package io.carillon.admin.openapi;

import io.carillon.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** What can go wrong with an operation, always told as a problem. */
final class ErrorAnswers {
    private static final String PROBLEM = "Problem";

    /** What the scanner says of a 400 that nobody declared. */
    private static final String GENERATED = "Bad Request";

    private static final Map<String, String> DESCRIPTIONS = new LinkedHashMap<>();

    static {
        DESCRIPTIONS.put("400", "The body is not the JSON expected here, or fields and parameters are wrong");
        DESCRIPTIONS.put("401", "There is no valid access token");
        DESCRIPTIONS.put("403", "The access token does not allow this");
        DESCRIPTIONS.put("404", "There is no such thing, or it belongs to another tenant");
        DESCRIPTIONS.put("409", "It contradicts what is there");
        DESCRIPTIONS.put("412", "It was changed since the revision named by If-Match");
        DESCRIPTIONS.put("413", "The body is larger than 2 MB");
        DESCRIPTIONS.put("415", "The body is not application/json");
        DESCRIPTIONS.put(
                "422", "It is well-formed but cannot hold, or the tenant's configuration would become too large");
        DESCRIPTIONS.put("503", "The database is away; nothing was changed");
    }

    private ErrorAnswers() {}

    static void addTo(Components components) {
        components.addSchema(PROBLEM, problem());
        DESCRIPTIONS.forEach((status, description) -> components.addResponse(
                name(status),
                OASFactory.createAPIResponse().description(description).content(content())));
    }

    static void addTo(PathItem.HttpMethod method, Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        APIResponses responses = operation.getResponses();
        Map<String, APIResponse> declared = responses.getAPIResponses();
        if (declared != null) {
            declared.forEach(ErrorAnswers::complete);
        }
        DESCRIPTIONS.keySet().stream()
                .filter(status -> isPossible(status, method, operation))
                .filter(status -> !responses.hasAPIResponse(status))
                .forEach(status -> responses.addAPIResponse(
                        status, OASFactory.createAPIResponse().ref(name(status))));
    }

    /** 409 is told where an operation declares it. */
    private static boolean isPossible(String status, PathItem.HttpMethod method, Operation operation) {
        return switch (status) {
            case "400" -> operation.getRequestBody() != null || has(operation, Parameter.In.QUERY);
            case "409" -> false;
            case "412" -> has(operation, Parameter.In.HEADER);
            case "413", "415" -> operation.getRequestBody() != null;
            case "422" -> method != PathItem.HttpMethod.GET;
            default -> true;
        };
    }

    private static boolean has(Operation operation, Parameter.In place) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> parameter.getIn() == place);
    }

    private static void complete(String status, APIResponse response) {
        if (GENERATED.equals(response.getDescription())) {
            response.setDescription(DESCRIPTIONS.get(status));
        }
        if (DESCRIPTIONS.containsKey(status) && response.getContent() == null && response.getRef() == null) {
            response.setContent(content());
        }
    }

    private static Content content() {
        Schema schema = OASFactory.createSchema().ref(PROBLEM);
        return OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(schema));
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("What went wrong (RFC 9457)")
                .addProperty("type", text("urn:carillon:problem: and a stable name, explained in docs/problems"))
                .addProperty("title", text("One short sentence, the same for every occurrence"))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .description("The HTTP status"))
                .addProperty("detail", text("What is special about this occurrence"))
                .addProperty("errors", errors())
                .required(List.of("type", "title", "status"))
                .addExample(Map.of(
                        "type",
                        "urn:carillon:problem:validation-failed",
                        "title",
                        "The request has invalid fields",
                        "status",
                        400,
                        "detail",
                        "1 field is wrong",
                        "errors",
                        List.of(Map.of("pointer", "/name", "detail", "is required"))));
    }

    private static Schema errors() {
        Schema item = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("pointer", text("JSON pointer to the field"))
                .addProperty("detail", text("What is wrong with it"));
        return OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(item);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }

    private static String name(String status) {
        return PROBLEM + status;
    }
}
