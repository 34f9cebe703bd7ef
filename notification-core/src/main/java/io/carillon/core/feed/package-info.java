/** Hands the recipients of batches over to planning: in turns between tenants, and no faster than the lanes take them. */
package io.carillon.core.feed;
