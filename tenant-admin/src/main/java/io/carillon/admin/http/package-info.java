/** What every resource shares: pages, expected revisions, collected violations. */
package io.carillon.admin.http;
