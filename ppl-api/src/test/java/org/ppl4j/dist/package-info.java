/**
 * The distributions' test table, and the tests that one row in it buys. To add a distribution:
 * write its {@link org.ppl4j.dist.Row} in the file of its family.
 */
package org.ppl4j.dist;
