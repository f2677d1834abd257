/** What of the theme is made by a program: see {@link jp.kosmo.keycloak.theme.LoginStylesheet}. */
@org.jspecify.annotations.NullMarked
package jp.kosmo.keycloak.theme;
