/**
 * What technical questions are asked with in Vietnamese, and the words that a corpus in English is asked with; an
 * expression of several words stands ahead of its parts, and of several ways to say something the plainest is the first.
 * Names and many technical words are the same in both languages. What has no English only belongs to the grammar.
 */
const table = `
khác nhau (?:như thế nào|thế nào|ở đâu|ở điểm nào|gì) = difference
(?:có gì )?khác(?: biệt)?(?: gì| nhau)?(?: với| so với)? = difference
so sánh = compare
ưu (?:và|,) nhược điểm = advantages and disadvantages
ưu điểm|lợi ích|điểm mạnh|lợi thế = advantages
nhược điểm|hạn chế|điểm yếu|bất lợi = disadvantages
ai tạo ra|do ai (?:tạo ra|phát triển|làm ra|viết)|ai (?:đã )?(?:phát triển|làm ra|phát minh ra|viết) = who created
thuộc về ai|ai sở hữu|của ai = whose owned
ai (?:đang |đã )?(?:dùng|sử dụng|xài) = who uses
cái nào|bên nào = which
ai là = who is
là ai = who is
công ty nào = which company
(?:nhà cung cấp|hãng|nơi) nào = which provider
ra đời (?:khi nào|năm nào)|(?:ra đời|ra mắt|được tạo ra|phát hành|xuất hiện) (?:vào )?(?:khi nào|năm nào|lúc nào|từ bao giờ|từ khi nào) = when was it created
khi nào|năm nào|bao giờ|lúc nào|hồi nào = when
đến từ đâu|từ đâu = where from
ở đâu|chỗ nào = where
bao lâu = how long
bao nhiêu tiền|giá bao nhiêu = how much price cost
bao nhiêu = how much
mấy = how many
tại sao|vì sao|sao lại = why
hoạt động (?:như thế nào|ra sao|thế nào|kiểu gì) = how does it work
hoạt động|làm việc = work
(?:bằng )?cách nào|như thế nào|thế nào|ra sao|làm sao|làm thế nào = how
nghĩa là gì|có nghĩa là gì|viết tắt của|tên đầy đủ = stand for
(?:được )?dùng để làm gì|để làm gì|làm gì = purpose
là (?:cái )?gì = what is
(?:có )?(?:được )?miễn phí = free
mã nguồn mở = open source
hệ điều hành = operating system
ảo h(?:óa|oá) toàn phần = full virtualization
bán ảo h(?:óa|oá) = paravirtualization
ảo h(?:óa|oá) lồng nhau = nested virtualization
ảo h(?:óa|oá) = virtualization
máy ảo = virtual machine
máy chủ riêng ảo|máy chủ ảo = virtual private server VPS
máy chủ vật lý = physical server
máy chủ = server
máy tính = computer
bộ nhớ|ram = memory RAM
bộ xử lý|bộ vi xử lý|vi xử lý = processor CPU
ổ cứng|ổ đĩa|đĩa = disk
lưu trữ = storage
phần cứng = hardware
phần mềm = software
công nghệ = technology
trung tâm dữ liệu = data center
dữ liệu = data
đám mây = cloud
mạng = network
tài nguyên = resources
hiệu năng|hiệu suất = performance
tốc độ = speed
lỗ hổng bảo mật|lỗ hổng = vulnerability
(?:bảo mật|an toàn) hơn = more secure
bảo mật|an toàn = security
tấn công = attack
cách ly|cô lập = isolation
giấy phép|bản quyền = licence
thương mại = commercial
phiên bản = version
ngôn ngữ = language
nền tảng = platform
tương thích = compatible
ổn định = stable
phổ biến = popular
cài đặt|cài = install
cấu hình = configure
quản lý|quản trị = manage
sao lưu = backup
di chuyển|di trú = migration
nâng cấp = upgrade
cập nhật = update
giới hạn = limit
yêu cầu = requirements
cần = need
hỗ trợ = support
thay thế = replace alternative
chia sẻ|dùng chung = share
bán vượt|bán quá(?: mức| tải)? = oversell
dịch vụ = service
nhà cung cấp = provider
nhà phát triển = developer
người dùng = user
khách hàng = customer
công ty|hãng = company
người sáng lập = founder
lịch sử = history
nguồn gốc = origin
ví dụ = example
vấn đề = problem
lỗi = error
trang web = website
giá|chi phí = price cost
tiền = money
tốt hơn = better
nhanh hơn = faster
chậm hơn = slower
rẻ hơn = cheaper
rẻ = cheap
đắt|mắc = expensive
nhân = kernel
chạy = run
nhanh = fast
chậm = slow
nhẹ = light
nặng = heavy
lớn|to = large
nhỏ = small
cao = high
thấp = low
mạnh = powerful
yếu = weak
dễ = easy
khó = difficult
tốt = good
xấu|tệ|kém = bad
mới = new
cũ = old
đầu tiên = first
cuối cùng = last
nhất = most
hơn = than
giống(?: nhau| với)? = same similar
loại|kiểu = type
nên (?:dùng|chọn|sử dụng) = should choose
lựa chọn|chọn = choose
dựa trên = based on
bắt đầu = start
kết thúc = end
giải thích|mô tả = explain
thời gian = time
tháng = month
ngày = day
giờ = hour
phút = minute
ai = who
họ|bọn họ|chúng = they
cái (?:này|đó)|điều (?:này|đó) = that
hoặc|hay = or
và = and
nó = it
có(?: phải| thể)?|không|được|các|những|của|cho|về|trên|trong|với|thì|là|gì|nào|một|tôi|bạn|mình|hãy|ơi|à|vậy|nhé|ạ|cái|này|đó|bị|ở|từ|giữa|dùng|sử dụng|đã|đang|sẽ|còn|rồi|nữa|cũng|chỉ|mà|nên|phải|thể|đều|rất|khi|nếu|vì|do|tới|đến|ra|vào|lên|xuống|lại|đây|kia|ấy|nhỉ|hả|chứ|đi|hết|mọi|mỗi|cả|chưa|đừng|đâu|sao|con|chiếc|người|sự|việc|điều|theo|bằng|qua|so|anh|chị|em|ta|xin|biết|hỏi|giúp|kể|nói|thế|như|để|làm|cần phải|bởi|tại|vẫn|năm|thật|thực sự|thật sự|hiện nay|hiện tại|bây giờ|lần|khoảng =
`;

/** What people say in Vietnamese, as the source of a pattern, and the English for it, empty for what is only grammar. */
export interface Expression {
  readonly pattern: string;
  readonly english: string;
}

/** Those expressions, in the order in which they are tried. */
export const expressions: readonly Expression[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const at = line.lastIndexOf(' =');
    return { pattern: line.slice(0, at), english: line.slice(at + 2).trim() };
  });
