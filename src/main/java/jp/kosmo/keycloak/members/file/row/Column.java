package jp.kosmo.keycloak.members.file.row;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kosmo.keycloak.members.ComparableName;

/** What is read of a member, with the names that unions and systems have for it. */
public enum Column {
    USER_ID("ユーザID", "加入者ID", "ログインID", "仮ID", "仮ユーザID", "ID", "userId", "user", "username", "loginId"),
    SYMBOL("記号", "被保険者証記号", "被保険者等記号", "被保険者記号", "保険証記号", "証記号", "symbol", "insuredPersonSymbol"),
    NUMBER("番号", "被保険者証番号", "被保険者等番号", "被保険者番号", "保険証番号", "証番号", "number", "insuredPersonNumber"),
    BRANCH("枝番", "枝番号", "被保険者証枝番", "被保険者等枝番", "branch", "branchNumber", "insuredPersonBranchNumber"),
    ERA("元号", "年号", "生年月日元号", "元号コード", "年号コード", "era"),
    BIRTHDATE("生年月日", "誕生日", "生年月日（西暦）", "生年月日（和暦）", "birthdate", "birthday", "dateOfBirth"),
    NAME("氏名", "名前", "お名前", "ユーザー名", "加入者氏名", "被保険者氏名", "漢字氏名", "氏名（漢字）", "name", "fullName", "displayName"),
    KANA("カナ", "氏名カナ", "カナ氏名", "カナ名", "フリガナ", "氏名フリガナ", "読み", "kana", "nameKana", "displayNameKana"),
    EMAIL("メールアドレス", "メール", "Eメール", "Eメールアドレス", "電子メール", "email", "mail", "emailAddress", "mailAddress"),
    LANGUAGE("言語", "表示言語", "使用言語", "language", "locale", "lang"),
    /** Of the letter; not part of the record, like the address. */
    POSTAL_CODE("郵便番号", "送付先郵便番号", "postalCode", "postcode", "zip", "zipCode"),
    ADDRESS("住所", "現住所", "送付先住所", "送付先", "address"),
    /** The union's own, which is not read; among them what we have written into a file that came back. */
    OWN("結果", "理由", "result", "reason");

    /** Signs that make no other name; blanks and widths make none anyway. */
    private static final Pattern SIGNS = Pattern.compile("[-_ー()\\[\\]「」【】:：.]");

    private static final Map<String, Column> BY_NAME = Arrays.stream(values())
            .flatMap(column -> column.names.stream().map(name -> Map.entry(key(name), column)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that cannot be changed
    private final List<String> names;

    Column(String... names) {
        this.names = List.of(names);
    }

    /** The one with this name, in Japanese or English, in whatever width and case. */
    public static Optional<Column> named(String header) {
        return Optional.ofNullable(BY_NAME.get(key(header)));
    }

    /** The name of a column as names are compared. */
    static String key(String header) {
        return SIGNS.matcher(ComparableName.of(header)).replaceAll("");
    }
}
