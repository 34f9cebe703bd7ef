package io.carillon.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads manifests into the Kubernetes API's own model, where a field that does not exist is an error. */
final class StrictModels {
    private static final KubernetesSerialization KINDS = new KubernetesSerialization();
    private static final ObjectMapper STRICT = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .setAnnotationIntrospector(new NoRoomForUnknownFields())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);

    /** Objects of KEDA's, for which there is no model: only their place in the chart is known. */
    private static final Set<String> WITHOUT_MODEL = Set.of("keda.sh/v1alpha1/ScaledObject");

    private StrictModels() {}

    /** What is wrong with the manifests' shape; empty when all is well. */
    static List<String> violations(List<Manifest> manifests) {
        return manifests.stream()
                .map(StrictModels::violation)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> violation(Manifest manifest) {
        if (WITHOUT_MODEL.contains(manifest.apiVersion() + "/" + manifest.kind())) {
            return Optional.empty();
        }
        Class<? extends KubernetesResource> type =
                KINDS.getRegisteredKubernetesResource(manifest.apiVersion(), manifest.kind());
        if (type == null) {
            return Optional.of(manifest + ": no such kind in " + manifest.apiVersion());
        }
        try {
            STRICT.treeToValue(manifest.tree(), type);
            return Optional.empty();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return Optional.of(manifest + ": " + e.getOriginalMessage());
        }
    }

    /** The models collect unknown fields in a map; without that map they refuse them. */
    private static final class NoRoomForUnknownFields extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
