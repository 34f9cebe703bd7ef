/** Who changed what, when: rows that are only ever added. */
package io.carillon.admin.audit;
