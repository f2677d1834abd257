package jp.kosmo.keycloak.office.search;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.office.search.MemberQuery.Kind;
import jp.kosmo.keycloak.supportcode.SupportCode;
import org.jspecify.annotations.Nullable;

/**
 * What to look for: one of the fields, or symbol, number and branch number together. Where more is filled in, the first of this
 * order counts.
 *
 * @param query the text of a page that has one field for everything; read by {@link MemberQuery#inOneField}
 * @param number also without a symbol or a branch number
 * @param name or its beginning; for the role desk the whole name
 */
public record SearchRequest(
        @Nullable String query,
        @Nullable String userId,
        @Nullable String symbol,
        @Nullable String number,
        @Nullable String branchNumber,
        @Nullable String name,
        @Nullable String email,
        @Nullable String supportCode) {

    /**
     * In the order in which they are tried.
     *
     * @throws OfficeProblem where there is nothing to look for
     */
    List<MemberQuery> queries() {
        if (isFilled(query)) {
            return MemberQuery.inOneField(text(query));
        }
        if (isFilled(userId)) {
            return List.of(MemberQuery.of(Kind.USER_ID, text(userId)));
        }
        if (isFilled(number)) {
            return List.of(MemberQuery.ofNumber(text(symbol), text(number), text(branchNumber)));
        }
        if (isFilled(name)) {
            return List.of(MemberQuery.of(Kind.NAME, text(name)));
        }
        if (isFilled(email)) {
            return List.of(MemberQuery.of(Kind.EMAIL, text(email)));
        }
        if (isFilled(supportCode)) {
            return SupportCode.typed(text(supportCode)).stream()
                    .map(code -> MemberQuery.of(Kind.SUPPORT_CODE, code))
                    .toList();
        }
        boolean numberIsMissing = Stream.of(symbol, branchNumber).anyMatch(SearchRequest::isFilled);
        throw OfficeProblem.inField(
                numberIsMissing ? "number" : "query", numberIsMissing ? "SEARCH_NUMBER_MISSING" : "SEARCH_NOTHING");
    }

    private static boolean isFilled(@Nullable String field) {
        return !text(field).isBlank();
    }

    private static String text(@Nullable String field) {
        return Objects.requireNonNullElse(field, "");
    }

    /** Keeps what was typed out of logs and exception texts. */
    @Override
    public String toString() {
        return "SearchRequest";
    }
}
