/** Nothing is kept longer than the tenant and the suite want, and next month's partitions are there in time. */
package io.carillon.core.retention;
