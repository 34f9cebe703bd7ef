package io.carillon.admin.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.IndexView;

/** Completes the description of every operation when the service is built. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescribeOperations implements OASFilter {
    private static final Map<String, String> PARAMETERS = Map.of(
            "limit", "Items on a page: 1 to 200, 50 when absent",
            "cursor", "nextCursor of the page before; absent for the first page",
            "If-Match", "ETag that was read: the change is refused with 412 when there was another one since",
            "id", "The thing's id",
            "tenantId", "The tenant's id",
            "code", "The thing's code",
            "type", "Code of the type",
            "version", "The version's number");

    private final OperationScopes scopes;

    public DescribeOperations(IndexView index) {
        this.scopes = OperationScopes.read(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        ErrorAnswers.addTo(api.getComponents());
        SignIn.addTo(api.getComponents());
        if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
            api.getPaths().getPathItems().values().forEach(this::describe);
            CreatedAnswers.addTo(api.getPaths());
        }
    }

    private void describe(PathItem path) {
        path.getOperations().forEach((method, operation) -> describe(path, method, operation));
    }

    private void describe(PathItem path, PathItem.HttpMethod method, Operation operation) {
        String scope = scopes.of(operation.getOperationId(), method);
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SignIn.SCHEME, List.of(scope))));
        describeParameters(path.getParameters());
        describeParameters(operation.getParameters());
        ErrorAnswers.addTo(method, operation);
    }

    private static void describeParameters(List<Parameter> parameters) {
        if (parameters != null) {
            parameters.stream()
                    .filter(parameter -> parameter.getDescription() == null)
                    .forEach(parameter -> parameter.setDescription(PARAMETERS.get(parameter.getName())));
        }
    }
}
