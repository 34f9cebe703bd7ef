package io.carillon.admin.lookup;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A kind of values.
 *
 * @param code what programs use
 * @param extensible whether tenants may add values of their own; where not, the values are those the code knows
 * @param origin {@code system} or {@code tenant}
 */
@Schema(name = "LookupType", example = """
                {"code": "category", "name": "Categories", "description": "What messages are about", "extensible": true,
                 "origin": "system", "revision": 1}
                """)
public record LookupType(
        String code,
        String name,
        String description,
        boolean extensible,
        Origin origin,
        long revision,
        OffsetDateTime updatedAt) {}
