/** Who a notification reaches: inline contacts, the tenant's own subscribers, or its user service. */
package io.carillon.core.recipient;
