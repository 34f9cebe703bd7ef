/** A tenant's templates: one draft each, immutable published versions. */
package io.carillon.admin.template;
