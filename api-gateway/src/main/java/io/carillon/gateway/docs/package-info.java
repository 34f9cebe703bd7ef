/** What the suite's HTTP interface is: the services' OpenAPI documents as one, and a page to read and try it. */
package io.carillon.gateway.docs;
