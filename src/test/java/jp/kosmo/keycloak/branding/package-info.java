@NullMarked
package jp.kosmo.keycloak.branding;

import org.jspecify.annotations.NullMarked;
