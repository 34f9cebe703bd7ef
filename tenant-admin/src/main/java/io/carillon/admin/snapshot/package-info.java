/** Every change becomes, in its own transaction, an audit row and the tenant's next snapshot on its way to Kafka. */
package io.carillon.admin.snapshot;
