package io.carillon.admin.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.carillon.testkit.Infra;
import io.carillon.testkit.InfraResource;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The description of the API is valid, and no operation lacks what callers need to know. */
@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class OpenApiDocTest {
    private static final Set<String> OF_EVERY_OPERATION = Set.of("401", "403", "404", "503");

    private OpenAPI api;
    private final List<String> missing = new ArrayList<>();

    @BeforeEach
    void read() {
        String document = given().get("/openapi?format=json").asString();
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(document);
        assertThat(result.getMessages()).isNullOrEmpty();
        api = result.getOpenAPI();
    }

    @Test
    void everyOperationIsNamedAndDescribed() {
        Set<String> ids = new HashSet<>();
        forEachOperation((name, operation) -> {
            unless(isText(operation.getSummary()), name, "summary");
            unless(isText(operation.getDescription()), name, "description");
            unless(
                    operation.getOperationId() != null
                            && operation.getOperationId().matches("[a-z][A-Za-z]+"),
                    name,
                    "operationId");
            unless(ids.add(operation.getOperationId()), name, "an operationId of its own");
            if (operation.getParameters() != null) {
                operation
                        .getParameters()
                        .forEach(parameter -> unless(
                                isText(parameter.getDescription()), name, "description of " + parameter.getName()));
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyOperationSaysWhatCanGoWrong() {
        forEachOperation((name, operation) -> {
            OF_EVERY_OPERATION.forEach(status -> unless(has(operation, status), name, status));
            unless(operation.getRequestBody() == null || has(operation, "400"), name, "400");
            unless(name.startsWith("GET") || has(operation, "422"), name, "422");
            unless(!name.startsWith("PUT") || has(operation, "412"), name, "412");
            operation.getResponses().forEach((status, answer) -> {
                unless(isText(resolved(answer).getDescription()), name, "description of " + status);
                unless(status.startsWith("2") || isProblem(resolved(answer)), name, "problem of " + status);
            });
            unless(operation.getResponses().keySet().stream().anyMatch(s -> s.startsWith("2")), name, "success");
            operation
                    .getResponses()
                    .forEach((status, answer) -> unless(
                            !status.startsWith("2") || status.equals("204") || answer.getContent() != null,
                            name,
                            "body of " + status));
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyBodyHasAnExample() {
        forEachOperation((name, operation) -> {
            if (operation.getRequestBody() != null) {
                MediaType json = operation.getRequestBody().getContent().get("application/json");
                unless(json != null && hasExample(json), name, "example of its body");
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyOperationNamesTheScopeThatGuardsIt() {
        Map<String, String> guards = guards();
        forEachOperation((name, operation) -> {
            List<String> scopes = operation.getSecurity() == null
                    ? List.of()
                    : operation.getSecurity().getFirst().get("oauth2");
            String platform = name.startsWith("GET") ? "admin:read" : "admin:write";
            String guard = guards.getOrDefault(operation.getOperationId(), platform);
            unless(List.of(guard).equals(scopes), name, "scope " + guard);
        });
        assertThat(missing).isEmpty();
        assertThat(guards).isNotEmpty();
    }

    @Test
    void signInIsDescribedWithAddressesFromTheConfiguration() {
        OAuthFlows flows =
                api.getComponents().getSecuritySchemes().get("oauth2").getFlows();

        assertThat(flows.getAuthorizationCode().getAuthorizationUrl())
                .isEqualTo(Infra.env("OPENAPI_AUTHORIZATION_URL"));
        assertThat(flows.getClientCredentials().getTokenUrl())
                .isEqualTo(flows.getAuthorizationCode().getTokenUrl())
                .isEqualTo(Infra.env("OPENAPI_TOKEN_URL"));
        assertThat(flows.getClientCredentials().getScopes()).containsKeys("admin:read", "admin:write");
    }

    @Test
    void actingOnATenantIsExplainedAndNotDoubled() {
        assertThat(api.getInfo().getDescription()).contains("/api/v1/admin/tenants/{tenantId}/X");
        assertThat(api.getPaths().keySet()).noneMatch(path -> path.contains("/tenants/{tenantId}/templates"));
    }

    private void forEachOperation(BiConsumer<String, Operation> check) {
        api.getPaths().forEach((path, item) -> {
            for (Map.Entry<PathItem.HttpMethod, Operation> entry :
                    item.readOperationsMap().entrySet()) {
                check.accept(entry.getKey() + " " + path, entry.getValue());
            }
        });
    }

    private void unless(boolean there, String operation, String what) {
        if (!there) {
            missing.add(operation + ": " + what);
        }
    }

    private static boolean isText(String text) {
        return text != null && !text.isBlank();
    }

    private static boolean has(Operation operation, String status) {
        return operation.getResponses().containsKey(status);
    }

    private ApiResponse resolved(ApiResponse answer) {
        String ref = answer.get$ref();
        return ref == null ? answer : api.getComponents().getResponses().get(ref.substring(ref.lastIndexOf('/') + 1));
    }

    private static boolean isProblem(ApiResponse answer) {
        MediaType problem =
                answer.getContent() == null ? null : answer.getContent().get("application/problem+json");
        return problem != null
                && "#/components/schemas/Problem".equals(problem.getSchema().get$ref());
    }

    private boolean hasExample(MediaType json) {
        if (json.getExample() != null || json.getExamples() != null) {
            return true;
        }
        Schema<?> schema = json.getSchema();
        String ref = schema.get$ref();
        Schema<?> body =
                ref == null ? schema : api.getComponents().getSchemas().get(ref.substring(ref.lastIndexOf('/') + 1));
        return body.getExample() != null || body.getExamples() != null;
    }

    /** Scopes by operation, from the annotations that guard the methods. */
    private static Map<String, String> guards() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.carillon.admin");
        Map<String, String> guards = new HashMap<>();
        classes.stream()
                .flatMap(resource -> resource.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(PermissionsAllowed.class))
                .forEach(method -> guards.put(
                        operationId(method),
                        method.getAnnotationOfType(PermissionsAllowed.class).value()[0]));
        return guards;
    }

    private static String operationId(JavaMethod method) {
        return method.getAnnotationOfType(org.eclipse.microprofile.openapi.annotations.Operation.class)
                .operationId();
    }
}
