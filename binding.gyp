{
  "targets": [
    {
      "target_name": "hectobit",
      "sources": ["<!@(node -p \"['core','napi'].flatMap(d=>require('fs').readdirSync('native/'+d).filter(f=>f.endsWith('.c')).map(f=>'native/'+d+'/'+f)).join(' ')\")"],
      "defines": ["NDEBUG"],
      "cflags": ["-std=c11", "-O3", "-fvisibility=hidden"],
      "xcode_settings": {
        "GCC_C_LANGUAGE_STANDARD": "c11",
        "GCC_OPTIMIZATION_LEVEL": "3",
        "GCC_SYMBOLS_PRIVATE_EXTERN": "YES"
      },
      "msvs_settings": { "VCCLCompilerTool": { "AdditionalOptions": ["/std:c11"] } }
    }
  ]
}
