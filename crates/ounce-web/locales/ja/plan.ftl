# 複数のストロールをまとめて。
field-in = 場所
field-sort = 並べ方
field-only = 足りないもの
field-strolls = ストロール
field-all = すべてのストロール
many-narrow = 絞り込みと並べ替え
many-any = すべて
many-everywhere = すべての地域
many-sort-town = 町
many-sort-region = 国と地域
many-sort-day = 日にち
many-sort-walkers = 参加者の多い順
many-day = 日にち
many-choose = { $town }を選ぶ
many-all = { $count ->
   *[other] 見つかった{ $count }件すべて
}
many-button-open = 公開
many-button-postpone = 延期…
many-button-cancel = 中止…
many-first-page = 最初に戻る
many-undone-partly = 取り消しました。その間にほかの変更があったところは、そのままです。
many-ask-postpone = { $count ->
   *[other] { $count }件を延期する
}
many-ask-cancel = { $count ->
   *[other] { $count }件を中止する
}
many-ask-text = どうなるかを見るまで、何も起こりません。
many-day-help = 時刻は町ごとにそのままです。
many-to-strolls = ストロールの一覧へ
many-open = { $count ->
    [0] 公開できるストロールはありません
   *[other] { $count }件を公開します
}
many-cancel = { $count ->
    [0] 中止できるストロールはありません
   *[other] { $count }件を中止します
}
many-postpone = { $count ->
    [0] 延期できるストロールはありません
   *[other] { $count }件を延期します。新しい日は未定です
}
many-postpone-to = { $count ->
    [0] { $day }に移せるストロールはありません
   *[other] { $count }件を{ $day }に移します
}
many-do-open = { $count ->
   *[other] { $count }件を公開する
}
many-do-cancel = { $count ->
   *[other] { $count }件を中止する
}
many-do-postpone = { $count ->
   *[other] { $count }件を延期する
}
many-nobody = だれにもメールは届きません。
many-letters = { $count ->
   *[other] { $count }組が申し込んでいます。10分後にメールで知らせます。それまではまとめて取り消せます。
}
many-no-letters = { $count ->
   *[other] { $count }組が申し込んでいます。このサービスはメールを送らないので、主催者から知らせてください。
}
many-more = ほか{ $count }件
many-left-out = { $count ->
   *[other] { $count }件は対象外です
}
many-left-already = { $count ->
   *[other] { $count }件はすでにそうなっています
}
many-left-draft = { $count ->
   *[other] { $count }件は下書きで、日にちはまだ知られていません
}
many-left-postponed = { $count ->
   *[other] { $count }件は延期されています。それぞれのデスクで開き直してください
}
many-left-cancelled = { $count ->
   *[other] { $count }件は中止されています
}
many-left-over = { $count ->
   *[other] { $count }件は終わっています
}
many-left-no-host = { $count ->
   *[other] { $count }件には主催者がいません
}
many-left-no-place = { $count ->
   *[other] { $count }件には集合場所がありません
}
many-left-no-such-time = { $count ->
   *[other] { $count }件では、新しい日が過ぎているか、その時刻がありません
}
act-changed-many = { $count ->
   *[other] { $count }件をまとめて変更：{ $became }
}
act-undid-many = { $count ->
   *[other] { $count }件で取り消し：{ $became }
}
deed-changed-many = 複数のストロールがまとめて変更された
refusal-seen-otherwise = 見たあとに変更がありました。今ならこうなります。
refusal-nothing-to-change = この方法で変更できるストロールはありません。
refusal-too-many-strolls = 一度に変更できるのは{$number}件までです。先に地域などで絞り込んでください。
