package io.carillon.admin.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A value as it holds for a tenant.
 *
 * @param type code of its type
 * @param code what programs use
 * @param name what people read
 * @param order lists are sorted by it, then by code
 * @param enabled whether it is offered
 * @param attributes what the type says about its values
 * @param origin where it comes from
 * @param revision of the tenant's own row; 0 while there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Lookup", example = """
                {"type": "category", "code": "marketing", "name": "News and offers", "description": "", "order": 90,
                 "enabled": true, "attributes": {"mandatory": false, "transactional": false,
                 "optedOutChannels": ["sms", "whatsapp"]}, "origin": "system", "revision": 0}
                """)
public record Lookup(
        String type,
        String code,
        String name,
        String description,
        int order,
        boolean enabled,
        Map<String, Object> attributes,
        Origin origin,
        long revision,
        OffsetDateTime updatedAt) {}
