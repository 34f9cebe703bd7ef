package io.carillon.admin.openapi;

import io.carillon.tenancy.Scopes;
import io.quarkus.security.PermissionsAllowed;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** Which scope an operation needs, from the annotation that guards its method; so the two cannot differ. */
final class OperationScopes {
    private final Map<String, String> byOperation;

    private OperationScopes(Map<String, String> byOperation) {
        this.byOperation = byOperation;
    }

    static OperationScopes read(IndexView index) {
        Map<String, String> byOperation = new HashMap<>();
        for (AnnotationInstance guard : index.getAnnotations(PermissionsAllowed.class)) {
            if (guard.target().kind() == AnnotationTarget.Kind.METHOD) {
                MethodInfo method = guard.target().asMethod();
                byOperation.put(operationId(method), guard.value().asStringArray()[0]);
            }
        }
        return new OperationScopes(byOperation);
    }

    /** What is guarded by a role instead is for platform administrators, who have both. */
    String of(String operationId, PathItem.HttpMethod method) {
        String byMethod = method == PathItem.HttpMethod.GET ? Scopes.ADMIN_READ : Scopes.ADMIN_WRITE;
        return byOperation.getOrDefault(String.valueOf(operationId), byMethod);
    }

    private static String operationId(MethodInfo method) {
        AnnotationInstance operation = method.annotation(Operation.class);
        return operation == null || operation.value("operationId") == null
                ? method.declaringClass().simpleName() + "_" + method.name()
                : operation.value("operationId").asString();
    }
}
