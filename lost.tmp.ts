import { readFileSync } from 'node:fs';
import { loadCorpus } from './src/corpus/load.ts';
import { listWords, splitWords } from './tests/corpus/oracle.ts';
const dir=process.argv[2]!; const only=process.argv[3];
const c=await loadCorpus(dir); let lost=0,all=0; const rows:[number,string,string][]=[];
for(const d of c.documents){ if(only&&!d.file.includes(only))continue;
 const have=new Map<string,number>(); const add=(w:string)=>have.set(w,(have.get(w)??0)+1);
 for(const p of c.passages) if(p.document===d){ splitWords(p.text).forEach(add);}
 for(const s of d.sections){ for(const h of s.headings) splitWords(h).forEach(add);} splitWords(d.title).forEach(add);
 const words=listWords(d.file, readFileSync(dir+'/'+d.file,'utf8')); const miss:string[]=[];
 for(const w of words){const n=have.get(w)??0; if(n>0)have.set(w,n-1); else miss.push(w);}
 lost+=miss.length; all+=words.length; rows.push([miss.length,d.file+` (${words.length})`,miss.join(' ')]);
}
rows.sort((a,b)=>b[0]-a[0]); console.log(dir,lost,all,(100*lost/all).toFixed(2)+'%'); for(const r of rows.slice(0,Number(process.argv[4]??8))) console.log('  ',r[0],r[1],r[2].slice(0,only?3000:260));
for(const l of c.report.leftOut) console.log('  left', l.file,l.reason); for (const p of c.report.problems.slice(0,10)) console.log('  problem',p.file,p.line,p.message);
let mk=0; for(const p of c.passages){ const code=p.section.blocks.filter(b=>b.kind==='code'); let t=''; for(let i=p.start;i<p.end;i++){ if(!code.some(b=>i>=b.start&&i<b.end)) t+=p.document.text[i]; } const m=/\{#|:::|\{\{|\[!|~~|\[\^|<\/?(?:a|p|b|i|br|div|span|img|details|summary|table|t[dhr]|ul|li|ol|h[1-6]|code|pre|strong|em|[A-Z][a-z]\w+)(?:\s+[\w-]+=[^>\n]*)?\/?>|import .* from/u.exec(t); if(m){mk++; if(mk<=8)console.log('  MARK',p.id,JSON.stringify(t.slice(Math.max(0,m.index-60),m.index+80)));} } console.log('  markup',mk,'of',c.passages.length);
