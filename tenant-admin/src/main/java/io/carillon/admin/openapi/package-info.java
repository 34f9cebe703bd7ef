/** What is the same in the description of every operation: who may, what can go wrong, what paging and revisions mean. */
package io.carillon.admin.openapi;
