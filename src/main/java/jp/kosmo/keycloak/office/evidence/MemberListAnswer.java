package jp.kosmo.keycloak.office.evidence;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import jp.kosmo.keycloak.ledger.evidence.ListedMember;
import jp.kosmo.keycloak.ledger.evidence.MemberList;
import jp.kosmo.keycloak.ledger.evidence.MemberLists;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.office.access.OfficeQuery;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** A list of members as the caller wants it. A page is asked for by the id of the last member before it: no user ID is in an address. */
final class MemberListAnswer {

    private static final List<String> COLUMNS =
            List.of("userId", "name", "symbol", "number", "branchNumber", "reason", "enabled", "agreedTerms", "user");

    private MemberListAnswer() {}

    static Response of(
            OfficeCall call,
            OfficeOperation operation,
            MemberList list,
            @Nullable String version,
            @Nullable String after) {
        if (CsvAnswer.isAskedFor(call)) {
            return CsvAnswer.of(
                    call,
                    operation,
                    new Listing<>(
                            list.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            COLUMNS,
                            MemberListAnswer::cells,
                            (session, last, most) ->
                                    lists(session).page(list, version, last == null ? "" : last.userId(), most)));
        }
        MemberLists lists = lists(call.session());
        String last = OfficeQuery.text("after", after)
                .map(id -> lists.userIdOf(id).orElseThrow(() -> OfficeProblem.inField("after", "NO_PAGE")))
                .orElse("");
        return Response.ok(
                        ListPage.of(lists.page(list, version, last, ListPage.SIZE + 1), ListedMember::id),
                        MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static MemberLists lists(KeycloakSession session) {
        return new MemberLists(session, session.getContext().getRealm());
    }

    private static List<String> cells(CsvTexts texts, ListedMember member) {
        return List.of(
                member.userId(),
                CsvTexts.orEmpty(member.name()),
                CsvTexts.orEmpty(member.symbol()),
                CsvTexts.orEmpty(member.number()),
                CsvTexts.orEmpty(member.branchNumber()),
                texts.word("kosmoOfficeListReason.", member.reason()),
                texts.word("kosmoOfficeEnabled.", String.valueOf(member.enabled())),
                CsvTexts.orEmpty(member.agreedTerms()),
                member.id());
    }
}
